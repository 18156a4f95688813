using CrdToolkit.Cli.Reporting;

namespace CrdToolkit.Cli.Linting;

/// <summary>Lints all files, some at a time, and tells of them in their order as soon as it is their turn.</summary>
internal sealed class LintRun(LintOptions options, Terminal terminal, ILintReport report)
{
    private readonly NameClaims claims = new();

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(CancellationToken cancellationToken)
    {
        var summary = new LintSummary();
        var progress = new Progress(terminal);
        report.Start();
        try
        {
            var reports = Files().AsParallel().AsOrdered()
                .WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellationToken)
                .Select(input => (input.File, Report: input.Problem is null ? Lint(input.File) : new FileReport([], 0, 0, [], input.Problem)));
            foreach (var (file, found) in reports)
            {
                if (found.Findings.Count > 0 || found.Unreadable is not null)
                {
                    progress.Clear();
                }

                summary = summary.With(Tell(file, found));
                progress.Show($"{summary.Files} files, {summary.Errors} errors");
            }
        }
        catch (OperationCanceledException)
        {
            progress.Clear();
            return ExitCode.Interrupted;
        }

        progress.Clear();
        report.End(summary);
        return summary.Unreadable > 0 ? ExitCode.Usage
            : summary.Fails(options.FailOn) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private IEnumerable<(string File, string? Problem)> Files() => options.Paths.SelectMany(path =>
    {
        try
        {
            return InputFiles.Of(path).Select(file => (file, (string?)null));
        }
        catch (IOException error)
        {
            // Told when it is its turn: the other paths are linted all the same.
            var own = path + ": ";
            return [(path, error.Message.StartsWith(own, StringComparison.Ordinal) ? error.Message[own.Length..] : error.Message)];
        }
    });

    private FileReport Tell(string file, FileReport found)
    {
        var told = found with { Findings = [.. found.Findings.Concat(claims.Add(found.Claims)).Where(finding => finding.Severity >= options.Least)] };
        if (found.Unreadable is { } problem)
        {
            terminal.Error.WriteLine($"crdtool: {InputFiles.NameOf(file)}: {problem}");
        }

        foreach (var finding in told.Findings)
        {
            report.Add(finding);
        }

        return told;
    }

    private FileReport Lint(string file)
    {
        try
        {
            using var stream = InputFiles.Open(file, terminal);
            return DefinitionLinter.Lint(stream, InputFiles.NameOf(file), options.Minimum);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new([], 0, 0, [], error is FileNotFoundException or DirectoryNotFoundException ? "no such file or folder" : error.Message);
        }
    }
}
