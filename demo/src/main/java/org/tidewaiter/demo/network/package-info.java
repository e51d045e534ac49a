/**
 * Real node processes for the demonstration, the trials and the benchmarks: {@link
 * org.tidewaiter.demo.network.NodeProcess} is one of them, {@link org.tidewaiter.demo.network.Network} all of one
 * network. They can be killed at any moment, as a power cut would, and leave nothing running.
 */
@NullMarked
package org.tidewaiter.demo.network;

import org.jspecify.annotations.NullMarked;
