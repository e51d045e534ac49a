/** The pages as people use them: a real browser on real nodes, in both languages, at both widths, in both schemes. */
@NullMarked
package org.tidewaiter.trials.browser;

import org.jspecify.annotations.NullMarked;
