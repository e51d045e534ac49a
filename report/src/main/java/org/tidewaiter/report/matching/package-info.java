/**
 * Whether two reports are about one seizure: what of a report can be compared, how two are compared field by field, how much
 * each finding says, and by which keys possible partners are found without looking at all reports.
 *
 * <p>After the model of record linkage by Fellegi and Sunter (1969): each finding has the share m of pairs about one seizure
 * and the share u of pairs about two in which it is made, and adds log2(m/u) to the score. The shares are kept in {@code
 * weights.yaml}. {@code MatchingMeasureTest} measures what comes of it.
 */
@NullMarked
package org.tidewaiter.report.matching;

import org.jspecify.annotations.NullMarked;
