/**
 * Floor 4, in report: one page for those who train on the data and may see nothing else of the run.
 *
 * <p>No address, path, host, shard or small count is in it; whatever it says comes from the
 * filtering room.
 */
@NullMarked
package io.winnow.report.attestation;

import org.jspecify.annotations.NullMarked;
