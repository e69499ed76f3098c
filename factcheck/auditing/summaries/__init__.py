"""SUMMARY AGAINST DOC: does each sentence say what the article says, and no more?"""
