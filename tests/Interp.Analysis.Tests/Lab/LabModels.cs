using Interp.Analysis.Lab;

namespace Interp.Analysis.Tests.Lab;

/// <summary>The models that come with the project.</summary>
internal static class LabModels
{
    public static HookedModel Load(string name, bool prependBos = false) => HookedModel.Load(Path.Combine(Checkout.Root, "models", name), prependBos);
}
