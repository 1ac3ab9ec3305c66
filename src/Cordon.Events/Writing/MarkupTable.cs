namespace Cordon.Events.Writing;

/// <summary>A table of a page, in its own scrolling region, which the keyboard can reach.</summary>
public static class MarkupTable
{
    /// <summary>Opens a table up to its first row.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="id">The id of the heading that names it.</param>
    /// <param name="headings">The headings; one that starts with # is right-aligned.</param>
    public static void Open(Markup markup, string id, ReadOnlySpan<string> headings)
    {
        ArgumentNullException.ThrowIfNull(markup);
        markup.Write($"<div class=\"scroll\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\"><table>\n<thead><tr>");
        foreach (var heading in headings)
        {
            if (heading[0] == '#')
                markup.Write($"<th scope=\"col\" class=\"n\">{heading[1..]}</th>");
            else
                markup.Write($"<th scope=\"col\">{heading}</th>");
        }

        markup.Raw("</tr></thead>\n<tbody>\n");
    }

    /// <summary>Closes a table and the section around it.</summary>
    public static void Close(Markup markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        markup.Raw("</tbody></table></div>\n</section>\n");
    }
}
