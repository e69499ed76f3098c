"""Certificates of examined models <-> JSON files, one for each model, server alias and hash of the prompt."""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from factcheck.domain.authority import Authority, AuthorityChoice
from factcheck.errors import ConfigurationError, UnwritableFileError
from factcheck.pipeline.exam.certificate import Certificate

_Stamp = tuple[int, int, int]
_UNEXAMINED: Final = Authority(by=AuthorityChoice.EXAM)


class CertificateFolder:
    """Keeps one certificate for each model, server and prompt; a later one replaces it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, certificate: Certificate) -> Path:
        """Write atomically. Raises UnwritableFileError."""
        path = self.path_of(model=certificate.model, server=certificate.server, prompt_sha256=certificate.prompt_sha256)
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(certificate.model_dump(mode="json"), indent=2, sort_keys=True) + "\n", "utf-8")
            draft.replace(path)
        except OSError as exc:
            raise UnwritableFileError(f"{path}: {exc.strerror or exc}; the certificate is not kept") from exc
        return path

    def path_of(self, *, model: str, server: str, prompt_sha256: str) -> Path:
        """Where the certificate is, if there is one."""
        digest = sha256(f"{model}\n{server}\n{prompt_sha256}".encode()).hexdigest()[:16]
        return self.path / f"certificate-{digest}.json"


class WatchedCertificate:
    """The certificate in a file, which is read again when its stamp (inode, size, mtime) has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_at: _Stamp | None = None
        self._authority = _UNEXAMINED

    def authority(self) -> Authority:
        """What the certificate grants; nothing without one. Raises ConfigurationError."""
        try:
            stamp = _stamp_of(self._path)
            if stamp != self._read_at:
                self._authority = Certificate.model_validate_json(self._path.read_bytes()).authority()
                self._read_at = stamp
        except (FileNotFoundError, NotADirectoryError):
            self._authority, self._read_at = _UNEXAMINED, None
        except (OSError, ValidationError) as exc:
            self._read_at = None
            what = f"{self._path} is no certificate; delete it, and run: factcheck model exam"
            raise ConfigurationError(what) from exc
        return self._authority


def _stamp_of(path: Path) -> _Stamp:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
