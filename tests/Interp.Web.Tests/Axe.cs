using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

/// <summary>axe-core, run on what a window shows.</summary>
public static class Axe
{
    /// <summary>Serious and critical violations, each with the first elements that it concerns.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        AxeResult result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return
        [
            .. result.Violations
                .Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"),
        ];
    }
}
