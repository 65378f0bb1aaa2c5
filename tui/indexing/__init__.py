"""Bringing the index of words up to date with the files, in as many processes as processors.

Files are known by real path, size and time, and by a hash where only the time has changed. A
process that is killed leaves an index that is whole up to the last commit, and the next run adds
the rest. The lock of the index is held only while there is something to write.
"""
