/**
 * The code lists of a report as data: YAML files that a customs officer can review, with labels in English and French,
 * synonyms, parents, transport modes and validity. Loaded once at run time by {@link
 * org.tidewaiter.report.vocabulary.Vocabulary#load()}.
 */
@NullMarked
package org.tidewaiter.report.vocabulary;

import org.jspecify.annotations.NullMarked;
