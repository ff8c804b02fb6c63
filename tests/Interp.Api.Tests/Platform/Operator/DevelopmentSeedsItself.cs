using System.Text.RegularExpressions;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Platform;

public sealed partial class DevelopmentSeedsItself(DevelopmentSite site) : IClassFixture<DevelopmentSite>
{
    private string SignIns => Path.Combine(site.Data, "first-sign-in");

    [Fact]
    public async Task The_first_people_can_sign_in_with_what_was_told_and_a_later_start_changes_nothing()
    {
        var told = await File.ReadAllLinesAsync(SignIns, TestContext.Current.CancellationToken);
        told.Length.ShouldBe(FirstPeople.All.Count);
        foreach (var line in told)
        {
            var (email, password) = (SignIn().Match(line).Groups["email"].Value, SignIn().Match(line).Groups["password"].Value);
            await using var scope = site.Services.CreateAsyncScope();
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            (await people.CheckPasswordAsync((await people.FindByEmailAsync(email)).ShouldNotBeNull(), password)).ShouldBeTrue();
        }

        await site.Services.GetRequiredService<DevelopmentStart>().Prepare(TestContext.Current.CancellationToken);
        (await File.ReadAllLinesAsync(SignIns, TestContext.Current.CancellationToken)).ShouldBe(told);
    }

    [Fact]
    public void Only_its_owner_reads_the_passwords()
    {
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(SignIns).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [GeneratedRegex("^Sign in as (?<email>\\S+) with password (?<password>\\S+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignIn();
}
