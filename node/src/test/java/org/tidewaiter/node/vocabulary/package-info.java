@NullMarked
package org.tidewaiter.node.vocabulary;

import org.jspecify.annotations.NullMarked;
