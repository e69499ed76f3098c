"""A certificate is found where it was written, and read again when it has changed."""

import os
from pathlib import Path

import pytest

from factcheck.adapters.storage.certificate_folder import CertificateFolder, WatchedCertificate
from factcheck.domain.authority import Authority, AuthorityChoice, Decision
from factcheck.errors import ConfigurationError
from factcheck.pipeline.exam.certificate import Certificate, Count

UNEXAMINED = Authority(by=AuthorityChoice.EXAM)


def certificate(**mended: int) -> Certificate:
    return Certificate(
        model="m",
        server="s",
        prompt_version=1,
        prompt_sha256="0" * 64,
        counts={Decision(name): Count(mended=count) for name, count in mended.items()},
        articles=1,
        examined_at="2026-01-01T00:00:00Z",
    )


def test_a_certificate_that_is_made_changed_or_deleted_is_noticed(tmp_path: Path) -> None:
    folder = CertificateFolder(tmp_path / "certificates")
    watched = WatchedCertificate(folder.path_of(model="m", server="s", prompt_sha256="0" * 64))
    assert watched.authority() == UNEXAMINED
    path = folder.write(certificate(drop=9))
    assert watched.authority() == certificate(drop=9).authority()
    folder.write(certificate(span=9))
    assert watched.authority().granted == (Decision.SPAN,)
    path.unlink()
    assert watched.authority() == UNEXAMINED


def test_a_certificate_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    path = CertificateFolder(tmp_path).write(certificate(drop=9))
    watched = WatchedCertificate(path)
    first, at = watched.authority(), path.stat()
    path.write_bytes(b" " * at.st_size)
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert watched.authority() is first


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
def test_a_file_that_is_no_certificate_is_named_each_time(tmp_path: Path, content: bytes) -> None:
    path = CertificateFolder(tmp_path).write(certificate(drop=9))
    watched = WatchedCertificate(path)
    watched.authority()
    path.write_bytes(content)
    for _ in range(2):
        with pytest.raises(ConfigurationError, match=path.name):
            watched.authority()
    CertificateFolder(tmp_path).write(certificate(drop=9))
    assert watched.authority().granted == (Decision.DROP,)
