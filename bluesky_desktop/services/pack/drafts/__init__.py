"""The sentences that records give, one module for each part of the form."""
