/** Faults, codes and sentences in the words of those who read them. */
@NullMarked
package org.tidewaiter.node.intake.wording;

import org.jspecify.annotations.NullMarked;
