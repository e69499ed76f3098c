"""The kinds of model servers, as settings name them; free of vendor imports, since settings import it."""

from enum import StrEnum


class Server(StrEnum):
    OPENAI = "openai"
    AZURE = "azure"
    VLLM = "vllm"
    LLAMA_CPP = "llama.cpp"
    OLLAMA = "ollama"
    MISTRAL = "mistral"
    OTHER = "other"
