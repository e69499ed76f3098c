"""The kinds of model servers, by their names in the settings, which load this alone of the adapters."""

from enum import StrEnum


class Server(StrEnum):
    OPENAI = "openai"
    AZURE = "azure"
    VLLM = "vllm"
    LLAMA_CPP = "llama.cpp"
    OLLAMA = "ollama"
    MISTRAL = "mistral"
    OTHER = "other"
