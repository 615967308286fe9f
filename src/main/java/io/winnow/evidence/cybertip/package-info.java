/**
 * Floor 4: drafts of CyberTipline reports from the evidence of a run.
 *
 * <p>Hits on lists of purpose csam become report and file details in the service's order, checked
 * against a schema of our own before they are written. For an authorised person: nothing here sends
 * anything, views a file, or says what must be reported.
 */
@NullMarked
package io.winnow.evidence.cybertip;

import org.jspecify.annotations.NullMarked;
