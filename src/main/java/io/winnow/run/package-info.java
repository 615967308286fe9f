/**
 * Floor 2: the run directory.
 *
 * <p>Where a run's files lie, its plan, the receipts that make units done, the manifest, the owner
 * file that keeps two runs apart and the janitor that removes what no receipt names. Nothing here
 * knows what is in the tables, and no folder is ever renamed.
 */
@NullMarked
package io.winnow.run;

import org.jspecify.annotations.NullMarked;
