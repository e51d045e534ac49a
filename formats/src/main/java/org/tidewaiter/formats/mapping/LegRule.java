package org.tidewaiter.formats.mapping;

import tools.jackson.databind.node.ObjectNode;

/** A station of the route that is known for rows under a condition. */
record LegRule(Condition when, ObjectNode leg) {}
