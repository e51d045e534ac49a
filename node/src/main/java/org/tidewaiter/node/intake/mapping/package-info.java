/** The mappings that this node knows, and the one that an import is given. */
@NullMarked
package org.tidewaiter.node.intake.mapping;

import org.jspecify.annotations.NullMarked;
