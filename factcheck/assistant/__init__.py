"""CHECKS FOR ASSISTANTS: the tools of factcheck over the Model Context Protocol; needs the extra `mcp`."""
