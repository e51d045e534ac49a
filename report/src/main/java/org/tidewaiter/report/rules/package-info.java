/**
 * What is wrong with a report: a catalogue of small rules, each with an id, a severity and a message in English and
 * French. All faults are found at once; a fault never repeats what was typed.
 */
@NullMarked
package org.tidewaiter.report.rules;

import org.jspecify.annotations.NullMarked;
