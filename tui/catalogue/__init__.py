"""All names of the open articles, kept between runs: who is named where, how often, beside whom."""
