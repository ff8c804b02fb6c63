using Interp.Domain.People;
using Interp.Domain.Platform;
using Interp.Web.People;

namespace Interp.Web.Tests.People;

public sealed class MemberTableTests
{
    [Fact]
    public async Task Members_are_listed_with_their_roles_and_their_names_are_only_text()
    {
        var html = await Rendered.Html<MemberTable>(
            ("Cohort", new CohortSummary(1, "Reading group", 2, CohortRole.Researcher)),
            ("Members", new CohortMember[] { new("<u>Ida</u>", CohortRole.Instructor), new("Rea", CohortRole.Researcher) }));

        html.ShouldContain("2 members, you are a researcher");
        html.ShouldContain("<bdi>&lt;u&gt;Ida&lt;/u&gt;</bdi></th><td>Instructor</td>");
        html.ShouldContain("<bdi>Rea</bdi></th><td>Researcher</td>");
    }

    [Fact]
    public async Task An_administrator_who_is_no_member_is_told_so() =>
        (await Rendered.Html<MemberTable>(("Cohort", new CohortSummary(1, "Reading group", 0, null)), ("Members", Array.Empty<CohortMember>())))
            .ShouldContain("you see it as the site&#x27;s administrator");
}
