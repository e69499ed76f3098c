"""The verbs of the command, a module each, named as they are: imported when they are invoked."""
