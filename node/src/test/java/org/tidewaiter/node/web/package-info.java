@NullMarked
package org.tidewaiter.node.web;

import org.jspecify.annotations.NullMarked;
