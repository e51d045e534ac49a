/**
 * The shell that every page stands in: layout, navigation, design system, words in two languages, error pages,
 * security headers. It holds no capability's pages and no table.
 *
 * <h2>How to write a page</h2>
 *
 * <ol>
 *   <li>A controller in your module returns the name of a template and its model:
 *       {@code return new ModelAndView("intake/form", "form", form)}. The template lies at {@code jte/intake/form.jte},
 *       the model type in {@code org.tidewaiter.node.intake.page} (public, because templates are compiled elsewhere).
 *   <li>Every template gets a {@link org.tidewaiter.node.web.Page} named {@code page} without the controller doing
 *       anything; a controller that needs the language or the words takes a {@code Page} as a parameter.
 *   <li>The template fills the shell:
 *       <pre>{@code
 * @import org.tidewaiter.node.web.Page
 * @param Page page
 * @param org.tidewaiter.node.intake.page.ReportForm form
 * @template.web.shell(page = page, title = page.text("intake.form.title"), content = @`
 *     @template.web.form(page = page, action = "/record", content = @`
 *         @template.web.text(page = page, field = form.field("brand"))
 *     `)
 * `)
 * }</pre>
 *   <li>Words live in {@code messages/<module>_en.properties} and {@code _fr.properties}, keys start with the module's
 *       name, {@code page.text(key, arguments)} reads them ({@link java.text.MessageFormat} without quoting: an
 *       apostrophe is an apostrophe). Dates, numbers and durations go through {@code page.wording()}.
 *   <li>A module enters the rail with {@link org.tidewaiter.node.web.NavigationEntry} beans and gives the search box
 *       its address with one {@link org.tidewaiter.node.web.SearchBox} bean.
 *   <li>What cannot be done is a {@link org.tidewaiter.node.web.ProblemException}: a status, a code, a message key,
 *       faults with paths. Pages, htmx requests and the API each get it in their form. A form with faults is not a
 *       problem: answer 422 with the form again, {@code @template.web.faults(...)} on top.
 *   <li>No inline script and no inline style: the content-security policy refuses them. Address files with
 *       {@code page.asset("name.js")}. A script of your own goes to {@code static/assets/}.
 * </ol>
 *
 * <p>The live page {@code /design} (demonstration nodes and tests) shows every component in every state; read its
 * template {@code jte/web/design.jte} as the reference.
 */
@NullMarked
package org.tidewaiter.node.web;

import org.jspecify.annotations.NullMarked;
