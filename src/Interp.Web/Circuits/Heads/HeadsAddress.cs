namespace Interp.Web.Circuits;

/// <summary>Addresses of a model's heads.</summary>
internal static class HeadsAddress
{
    /// <summary>The scores of all heads.</summary>
    public static string Of(string model) => $"/models/{Uri.EscapeDataString(model)}/heads";

    /// <summary>One head by its weights.</summary>
    public static string Of(string model, int layer, int head) => $"{Of(model)}/{LabAddress.HeadWord((layer, head))}";

    /// <summary>The head's patterns on a text in which words come again, so that there is something to see.</summary>
    public static string Patterns(string model, int layer, int head)
    {
        var example = LabExample.Repeating;
        return LabAddress.From(model, example.Clean, example.Corrupted, answer: null, wrong: null, start: null, LabAddress.HeadWord((layer, head)), show: null, mode: null, lens: null).Link + "#attention";
    }
}
