/**
 * The pages and the API on one report, on search and on the work that waits: what puts the other capabilities together.
 * On top of all other modules; owns no table.
 */
@NullMarked
package org.tidewaiter.node.casework;

import org.jspecify.annotations.NullMarked;
