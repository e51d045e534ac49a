/** The story of the demonstration, step by step, each verified from outside the nodes. */
@NullMarked
package org.tidewaiter.demo.story;

import org.jspecify.annotations.NullMarked;
