package io.winnow.cli;

/** A command that cleans units: what it has committed stays when it fails on the way. */
interface RunsUnits {}
