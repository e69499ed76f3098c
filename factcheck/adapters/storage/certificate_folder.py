"""Certificates of examined models <-> JSON files, one for each model, server alias and hash of the prompt."""

import json
import os
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from factcheck.errors import ConfigurationError, UnwritableFileError
from factcheck.pipeline.exam.certificate import Certificate


class CertificateFolder:
    """Keeps one certificate for each model, server and prompt; a later one replaces it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, *, model: str, server: str, prompt_sha256: str) -> Certificate | None:
        """The certificate; None where the model was not examined with this prompt. Raises ConfigurationError."""
        path = self._path(model, server, prompt_sha256)
        try:
            return Certificate.model_validate_json(path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValidationError) as exc:
            raise ConfigurationError(f"{path} is no certificate; delete it, and run: factcheck model exam") from exc

    def write(self, certificate: Certificate) -> Path:
        """Write atomically. Raises UnwritableFileError."""
        path = self._path(certificate.model, certificate.server, certificate.prompt_sha256)
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(certificate.model_dump(mode="json"), indent=2, sort_keys=True) + "\n", "utf-8")
            draft.replace(path)
        except OSError as exc:
            raise UnwritableFileError(f"{path}: {exc.strerror or exc}; the certificate is not kept") from exc
        return path

    def _path(self, model: str, server: str, prompt_sha256: str) -> Path:
        digest = sha256(f"{model}\n{server}\n{prompt_sha256}".encode()).hexdigest()[:16]
        return self.path / f"certificate-{digest}.json"
