// The shell's own behaviour. Everything here only shortens a way that exists without it.
(() => {
    "use strict";

    const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

    // Menus: one open at a time, closed by Escape and by a click beside them.
    const openMenus = () => document.querySelectorAll("details[data-menu][open]");

    document.addEventListener("click", event => {
        for (const menu of openMenus()) {
            if (!menu.contains(event.target)) {
                menu.open = false;
            }
        }
        const opener = closest(event, "[data-opens]");
        if (opener) {
            document.getElementById(opener.dataset.opens)?.showModal();
        }
        const closer = closest(event, "[data-closes]");
        if (closer) {
            const closed = closer.closest(closer.dataset.closes);
            if (closed instanceof HTMLDialogElement) {
                closed.close();
            } else {
                closed?.remove();
            }
        }
        const copier = closest(event, "[data-copies]");
        if (copier) {
            navigator.clipboard.writeText(copier.dataset.copies).then(() => tell(copier.dataset.copied));
        }
    });

    document.addEventListener("keydown", event => {
        if (event.key === "Escape") {
            for (const menu of openMenus()) {
                menu.open = false;
                menu.querySelector("summary").focus();
            }
        }
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.shiftKey && !event.altKey) {
            const search = document.getElementById("tw-search");
            if (search) {
                event.preventDefault();
                search.focus();
                search.select();
            }
        }
    });

    // A short word that something was done, gone after five seconds.
    function tell(words) {
        const toasts = document.getElementById("toasts");
        if (!toasts || !words) {
            return;
        }
        const toast = document.createElement("div");
        toast.className = "tw-notice tw-notice--confirmed";
        toast.textContent = words;
        toasts.append(toast);
        setTimeout(() => toast.remove(), 5000);
    }

    // The search box leads to the pages of the rail too: type a part of the name, arrow down, Enter.
    function palette(form) {
        const input = form.querySelector("input[type=search]");
        const list = form.querySelector("[role=listbox]");
        const entries = [...list.querySelectorAll("[role=option]")];
        const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
        let at = -1;
        let shown = [];

        input.setAttribute("role", "combobox");
        input.setAttribute("aria-controls", list.id);
        input.setAttribute("aria-autocomplete", "list");
        mark(-1);

        function mark(index) {
            at = index;
            for (const entry of entries) {
                entry.setAttribute("aria-selected", String(entry === shown[at]));
            }
            if (shown[at]) {
                input.setAttribute("aria-activedescendant", shown[at].id);
            } else {
                input.removeAttribute("aria-activedescendant");
            }
            input.setAttribute("aria-expanded", String(!list.hidden));
        }

        function filter() {
            const words = plain(input.value.trim());
            shown = words === "" ? [] : entries.filter(entry => plain(entry.textContent).includes(words));
            for (const entry of entries) {
                entry.hidden = !shown.includes(entry);
            }
            list.hidden = shown.length === 0;
            mark(-1);
        }

        function close() {
            list.hidden = true;
            mark(-1);
        }

        input.addEventListener("input", filter);
        input.addEventListener("blur", close);
        input.addEventListener("keydown", event => {
            if (event.key === "ArrowDown" && shown.length > 0 && !list.hidden) {
                event.preventDefault();
                mark(Math.min(at + 1, shown.length - 1));
            } else if (event.key === "ArrowUp" && at >= 0) {
                event.preventDefault();
                mark(at - 1);
            } else if (event.key === "Enter" && shown[at]) {
                event.preventDefault();
                location.assign(shown[at].dataset.path);
            } else if (event.key === "Escape" && !list.hidden) {
                event.preventDefault();
                close();
            }
        });
        list.addEventListener("mousedown", event => {
            const entry = closest(event, "[role=option]");
            if (entry) {
                event.preventDefault();
                location.assign(entry.dataset.path);
            }
        });
    }

    // A browser writes dates its own way; the words beside the field leave no doubt which day is meant.
    function inWords(input) {
        const day = input.valueAsDate;
        const locale = document.documentElement.lang === "fr" ? "fr-FR" : "en-GB";
        document.getElementById(input.dataset.words).textContent = day === null ? "" : new Intl.DateTimeFormat(
            locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(day);
    }

    document.addEventListener("change", event => {
        if (event.target.matches("[data-ticks]")) {
            event.target.form.querySelectorAll(`input[type=checkbox][name="${event.target.dataset.ticks}"]`)
                .forEach(tick => { tick.checked = event.target.checked; });
        }
    });

    document.addEventListener("input", event => {
        if (event.target.matches("input[type=date][data-words]")) {
            inWords(event.target);
        }
    });

    function prepare(root) {
        root.querySelectorAll("input[type=date][data-words]").forEach(inWords);
        for (const all of root.querySelectorAll("[data-ticks]")) {
            all.closest("[hidden]")?.removeAttribute("hidden");
        }
        for (const button of root.querySelectorAll("[data-copies][hidden]")) {
            button.hidden = !navigator.clipboard;
        }
    }

    document.addEventListener("DOMContentLoaded", () => {
        document.querySelectorAll("[data-palette]").forEach(palette);
        document.querySelector("[data-faults]")?.focus();
        prepare(document);
    });
    document.addEventListener("htmx:afterSwap", event => {
        prepare(event.target);
        event.target.querySelector?.("[data-faults]")?.focus();
    });
    document.addEventListener("htmx:beforeRequest", () => document.getElementById("problem")?.replaceChildren());

    // Anything that takes longer than 300 ms shows that it works; a form is sent once, however often it is clicked.
    let works = 0;
    let patience = 0;

    function begin() {
        works += 1;
        clearTimeout(patience);
        patience = setTimeout(() => document.body.classList.add("tw-working"), 300);
    }

    function end() {
        works = Math.max(0, works - 1);
        if (works === 0) {
            clearTimeout(patience);
            document.body.classList.remove("tw-working");
        }
    }

    document.addEventListener("htmx:beforeSend", begin);
    document.addEventListener("htmx:afterRequest", end);
    document.addEventListener("submit", event => {
        const form = event.target;
        if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
        } else {
            form.dataset.sent = "true";
            begin();
        }
    });
    // A form that is handed in saves itself no more: what it would save into is gone by then.
    document.addEventListener("submit", event => {
        if (!event.defaultPrevented && event.target.hasAttribute("hx-post")) {
            event.target.dataset.leaving = "true";
        }
    });
    document.addEventListener("htmx:beforeRequest", event => {
        if (event.target.closest("form")?.dataset.leaving) {
            event.preventDefault();
        }
    });
    window.addEventListener("pageshow", () => {
        document.querySelectorAll("form[data-leaving]").forEach(form => delete form.dataset.leaving);
        document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent);
        works = 0;
        end();
    });
})();
