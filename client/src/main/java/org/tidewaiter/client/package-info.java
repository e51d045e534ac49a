/**
 * The command line beside a node. It speaks to the node through its public API alone, with a token, as any other program
 * could.
 */
@NullMarked
package org.tidewaiter.client;

import org.jspecify.annotations.NullMarked;
