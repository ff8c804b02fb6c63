using System.Transactions;

namespace Interp.Domain.Platform;

/// <summary>A row of <c>jobs</c> and its entry in the queue are written together or not at all.</summary>
internal static class JobTransaction
{
    /// <summary>
    /// Begins one; commits on disposal when completed. The queue's own transactions join a scope, not one that the database context has begun.
    /// </summary>
    public static TransactionScope Begin() => new(
        TransactionScopeOption.Required, new TransactionOptions { IsolationLevel = IsolationLevel.ReadCommitted }, TransactionScopeAsyncFlowOption.Enabled);
}
