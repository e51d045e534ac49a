/** What the templates of the contact points are given. */
@NullMarked
package org.tidewaiter.node.contacts.page;

import org.jspecify.annotations.NullMarked;
