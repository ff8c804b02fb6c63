using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Platform;

public sealed class PermissionsFollowRoles
{
    private const int Cohort = 7;

    /// <summary>The matrix of DESIGN section 6: what each kind of viewer may do in cohort 7.</summary>
    [Theory]
    [InlineData("anonymous", "ReadPublic")]
    [InlineData("stranger", "ReadPublic Infer")]
    [InlineData("learner", "ReadPublic Infer ReadCohort Label")]
    [InlineData("researcher", "ReadPublic Infer ReadCohort Label Analyse")]
    [InlineData("instructor", "ReadPublic Infer ReadCohort Label Analyse Train ManageCohort Moderate")]
    [InlineData("administrator", "ReadPublic Infer ReadCohort Label Analyse Train ManageCohort Moderate Administer")]
    public void Each_role_may_do_what_the_one_before_it_may_and_more(string who, string allowed)
    {
        var may = Enum.GetValues<Permission>().Where(p => Permissions.Allows(Viewer(who), p, Cohort)).Select(p => p.ToString());
        may.ShouldBe(allowed.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public void A_role_in_one_cohort_gives_nothing_in_another() =>
        Permissions.Allows(Viewer("instructor"), Permission.ReadCohort, Cohort + 1).ShouldBeFalse();

    [Fact]
    public void Asked_without_a_cohort_one_role_anywhere_is_enough()
    {
        Permissions.Allows(Viewer("stranger"), Permission.Train, null).ShouldBeTrue();
        Permissions.Allows(Viewer("learner"), Permission.Analyse, null).ShouldBeFalse();
    }

    private static Viewer Viewer(string who) => who switch
    {
        "anonymous" => Domain.Platform.Viewer.Anonymous,
        "stranger" => New(Cohort + 1, CohortRole.Instructor),
        "administrator" => new(Guid.NewGuid(), who, true, new Dictionary<int, CohortRole>()),
        _ => New(Cohort, Enum.Parse<CohortRole>(who, ignoreCase: true)),
    };

    private static Viewer New(int cohort, CohortRole role) => new(Guid.NewGuid(), "x", false, new Dictionary<int, CohortRole> { [cohort] = role });
}
