/**
 * Screening of released text for personal data in several scripts. It holds text for a person's decision; it proves
 * nothing.
 */
@NullMarked
package org.tidewaiter.report.screening;

import org.jspecify.annotations.NullMarked;
