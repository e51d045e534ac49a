/**
 * The demonstration: a hub, two national nodes and a gateway as real processes on one machine, with real and generated
 * cases, and the story that it tells.
 */
@NullMarked
package org.tidewaiter.demo;

import org.jspecify.annotations.NullMarked;
