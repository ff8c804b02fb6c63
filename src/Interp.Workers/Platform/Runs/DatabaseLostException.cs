namespace Interp.Workers.Platform;

/// <summary>The connection that held a job's lock has broken, so another worker may take the job.</summary>
internal sealed class DatabaseLostException() : Exception("The connection to the database was lost.");
