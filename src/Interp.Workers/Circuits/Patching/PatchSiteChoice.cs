using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>Sites as the analysis names them.</summary>
internal static class PatchSiteChoice
{
    public static PatchSite Of(string site) => site switch
    {
        PatchSiteNames.ResidPre => PatchSite.ResidPre,
        PatchSiteNames.ResidMid => PatchSite.ResidMid,
        PatchSiteNames.ResidPost => PatchSite.ResidPost,
        PatchSiteNames.AttnOut => PatchSite.AttnOut,
        PatchSiteNames.MlpOut => PatchSite.MlpOut,
        PatchSiteNames.Z => PatchSite.Z,
        PatchSiteNames.Query => PatchSite.Query,
        PatchSiteNames.Key => PatchSite.Key,
        PatchSiteNames.Value => PatchSite.Value,
        PatchSiteNames.Pattern => PatchSite.Pattern,
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "This is no site."),
    };
}
