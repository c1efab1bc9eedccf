using Microsoft.Playwright;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>Where the keyboard's focus is.</summary>
internal sealed record FocusStop
{
    private const string Script =
        """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at === document.documentElement) return null;
          const target = at.type === 'radio' ? at.closest('label') : at;
          const box = target.getBoundingClientRect();
          const style = getComputedStyle(target);
          return {
            element: `${at.localName} ${at.name || at.id || at.textContent.trim()}`,
            place: [...document.querySelectorAll('*')].indexOf(at),
            left: box.left, top: box.top + scrollY, width: box.width, height: box.height,
            isVisible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.top < innerHeight && box.bottom > 0,
          };
        }
        """;

    /// <summary>Tag and what tells it apart from the page's others.</summary>
    public string Element { get; init; } = "";

    /// <summary>Position in the document's order.</summary>
    public int Place { get; init; }

    /// <summary>In pixels from the page's left; of the label around it, when it is a radio button, as are the next three.</summary>
    public double Left { get; init; }

    public double Top { get; init; }

    public double Width { get; init; }

    public double Height { get; init; }

    /// <summary>It, or the label around it, wears an outline of 2 pixels or more, and is inside the window.</summary>
    public bool IsVisible { get; init; }

    /// <summary>Null when nothing has the focus.</summary>
    public static Task<FocusStop?> ReadAsync(IPage page) => page.EvaluateAsync<FocusStop?>(Script);
}
