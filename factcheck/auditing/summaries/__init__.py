"""SUMMARY AGAINST DOC: faithfulness of each summary sentence; textual entailment by shallow evidence."""
