/** The seizure form and its drafts: what it asks, what was written so far, and which case that may be already. */
@NullMarked
package org.tidewaiter.node.intake.form;

import org.jspecify.annotations.NullMarked;
