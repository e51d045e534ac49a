/**
 * What the analysts of a hub make of the reports that arrive: unverified, queried, verified, corrected, judged for each
 * version, with its history. Follows the journal; a new version after a question is a correction, a new version of what was
 * verified is unverified again. And the questions about them: asked at the hub, answered where the report was recorded, carried
 * by letters.
 *
 * <p>Owns the schema {@code quality}. {@code WorkListTest} and {@code QuestionTest} show it working.
 */
@NullMarked
package org.tidewaiter.node.quality;

import org.jspecify.annotations.NullMarked;
