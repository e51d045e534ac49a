package org.tidewaiter.node.accounts.page;

import org.tidewaiter.node.web.component.Tone;

/** One sentence above a form: what just happened, or what is needed. */
public record Notice(Tone tone, String words) {}
