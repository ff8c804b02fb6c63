using Interp.Domain.People;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.People;

public sealed class TokensAreSecrets(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_token_names_its_owner_until_it_is_revoked_and_is_never_stored()
    {
        var cancellation = TestContext.Current.CancellationToken;
        World world;
        await using (var db = database.Open()) world = await World.Create(db);
        var (commands, queries) = (database.Get<TokenCommands>(), database.Get<TokenQueries>());
        var created = await commands.Create(world.Learner, " notebook ", cancellation);
        created.Secret.ShouldStartWith("interp_");
        (await queries.FindOwner(created.Secret, cancellation)).ShouldBe(world.Learner.PersonId);
        (await queries.FindOwner(created.Secret + "x", cancellation)).ShouldBeNull();
        (await queries.List(world.Learner, cancellation)).Select(t => t.Name).ShouldBe(["notebook"]);
        (await queries.List(world.Instructor, cancellation)).ShouldBeEmpty();
        await using (var db = database.Open())
            (await db.Database.SqlQuery<string>($"SELECT encode(hash, 'escape') AS \"Value\" FROM personal_tokens").ToListAsync(cancellation)).ShouldAllBe(h => !created.Secret.Contains(h));
        (await commands.Revoke(world.Instructor, created.Summary.Id, cancellation)).ShouldBeFalse();
        (await commands.Revoke(world.Learner, created.Summary.Id, cancellation)).ShouldBeTrue();
        (await queries.FindOwner(created.Secret, cancellation)).ShouldBeNull();
        await Should.ThrowAsync<ForbiddenException>(() => commands.Create(Viewer.Anonymous, "x", cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => commands.Create(world.Learner, " ", cancellation));
    }
}
