using Interp.Domain.Circuits;
using Interp.Domain.Library;

namespace Interp.Web.Tests.Circuits;

/// <summary>A sheet of one layer of two heads over three tokens, made up so that every number can be worked out by hand.</summary>
internal static class MadeUpPrompts
{
    public static PromptSheet Sheet { get; } = new(
        "mini", 1, 2, Side([" a", " b", " c"], [255, 51, 204, 0, 102, 153], 0.5), Side([" a", " <b>", " c"], [255, 153, 102, 0, 102, 153], 0.25),
        new(7, " x", " x"), new(8, " y", " y"), new([7, 8], [" x", "\n"], new Dictionary<int, string> { [1] = "⏎" }), []);

    public static PromptSide Side(string[] tokens, byte[] firstHead, double share) => new(
        [.. tokens.Select((t, i) => new TokenText(i, t, t))], [.. tokens.Select((_, i) => i == 1)],
        [new(new(7, " x", " x"), 2, 0.5f), new(new(9, " z", " z"), 1, 0.125f)], new(new(2, 0.5f, 1), new(0.5f, 0.1f, 3), 1.5f),
        new([.. firstHead, .. firstHead], [1, 2, 4, 1, 1, 1]),
        new([new("embed", null, null, 0.25), new("0.0", 0, 0, share), new("0.1", 0, 1, -0.75), new("b_O 0", 0, null, 0.125), new("mlp 0", 0, null, 1.25), new("ln_final.b", null, null, 0.125)], 1 + share),
        new(["blocks.0.hook_resid_pre", "blocks.0.hook_resid_mid", "blocks.0.hook_resid_post"], new([0, 1, 0, 0, 1, 0, 0, 1, 0], [0.1f, 0.001f, 0.5f, 1, 1, 1, 0, 0, 0.5f]), new([1, 1, 1, 1, 1, 1, 1, 1, 1], new float[9])));
}
