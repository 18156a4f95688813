using Microsoft.Build.Framework;

namespace CrdToolkit.Build;

/// <summary>
/// Writes what compiled assemblies carry as manifests: their CustomResourceDefinitions, one file for each under <c>bases</c> with a
/// <c>kustomization.yaml</c> that lists them, the roles that the
/// operator needs, and its webhooks.
/// </summary>
public sealed class WriteCustomResourceDefinitions : Microsoft.Build.Utilities.Task
{
    /// <summary>The assembly just compiled. Definitions that its generator withheld fail the build.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>Referenced assemblies whose definitions are written too.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The name of the project; stands in the first line of each file.</summary>
    [Required]
    public string ProjectName { get; set; } = "";

    /// <summary>The directory of the project: messages name files relative to it.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Where <c>bases</c> and <c>kustomization.yaml</c> go.</summary>
    [Required]
    public string ManifestDirectory { get; set; } = "";

    /// <summary>Whether manifests are written, or compared if <see cref="Check"/> says so; if not, only withheld definitions are reported.</summary>
    public bool WriteManifests { get; set; }

    /// <summary>Whether <c>kustomization.yaml</c> is among what is written.</summary>
    public bool WriteKustomization { get; set; } = true;

    /// <summary>Where <c>role.yaml</c> goes.</summary>
    [Required]
    public string RbacDirectory { get; set; } = "";

    /// <summary>Whether <c>role.yaml</c> is among what is written.</summary>
    public bool WriteRbac { get; set; } = true;

    /// <summary>The name of the role that holds the rules of the operator itself.</summary>
    [Required]
    public string RoleName { get; set; } = "";

    /// <summary>Where <c>manifests.yaml</c> with the webhooks goes.</summary>
    [Required]
    public string WebhookDirectory { get; set; } = "";

    /// <summary>Whether a difference is an error and nothing is written.</summary>
    public bool Check { get; set; }

    /// <summary>A directory with the definitions of the last release, which each build is compared with; empty: with the files that it writes anew.</summary>
    public string BaselineDirectory { get; set; } = "";

    /// <summary>Files that the last build wrote; those that no type makes any more are deleted wherever they are.</summary>
    public ITaskItem[] PreviousFiles { get; set; } = [];

    /// <summary>The file that remembers <see cref="Settings"/> and what was written.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>The first line of the stamp: another one next time has the task run again.</summary>
    public string Settings { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var files = Files();
            if (files is not null && Bring(files))
            {
                AtomicFile.Write(StampFile, string.Join("\n", new[] { Settings }.Concat(files.Select(file => file.Path))) + "\n");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Log.LogError($"The manifests of {ProjectName} cannot be written: {failure.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    // Null when there is an error.
    private List<ManifestFile>? Files()
    {
        var own = EmbeddedDefinitions.Read(Assembly);
        foreach (var withheld in own.Withheld)
        {
            Error(BuildErrors.Withheld, $"There is no CustomResourceDefinition for {withheld.Name}: {withheld.Message}");
        }

        if (Log.HasLoggedErrors)
        {
            return null;
        }

        return WriteManifests ? Files([own, .. References.Select(reference => EmbeddedDefinitions.Read(reference.ItemSpec))]) : [];
    }

    private List<ManifestFile>? Files(IReadOnlyList<EmbeddedDefinitions> assemblies)
    {
        var definitions = new DefinitionSet();
        var roles = new RoleSet();
        var webhooks = new WebhookSet();
        var problems = assemblies.SelectMany(assembly => assembly.Definitions).Select(definitions.Add)
            .Concat(assemblies.Select(roles.Add))
            .Concat(assemblies.Select(webhooks.Add));
        foreach (var problem in problems.OfType<string>())
        {
            Error(BuildErrors.Ambiguous, problem);
        }

        return Log.HasLoggedErrors
            ? null
            :
            [
                .. definitions.ToFiles(ProjectName, Path.GetFullPath(ManifestDirectory), WriteKustomization),
                .. WriteRbac ? roles.ToFiles(ProjectName, Path.GetFullPath(RbacDirectory), RoleName) : [],
                .. webhooks.ToFiles(ProjectName, Path.GetFullPath(WebhookDirectory)),
            ];
    }

    private bool Bring(List<ManifestFile> files)
    {
        if (!WriteManifests)
        {
            return true;
        }

        var plan = ManifestPlan.Create(ProjectName, files, LeftOverCandidates());
        foreach (var foreign in plan.InTheWay)
        {
            Error(BuildErrors.InTheWay, InTheWay(foreign), foreign.Path);
        }

        foreach (var (path, change) in BreakingChanges.Find(files, plan, BaselineDirectory))
        {
            Log.LogWarning(null, BuildErrors.Breaking, null, null, path, 0, 0, 0, 0, "{0}", $"{Relative(path)}: {change.Field}: {change.Message} ({change.Rule})");
        }

        if (Check)
        {
            ReportDrift(plan);
        }
        else if (!Log.HasLoggedErrors)
        {
            Apply(plan);
        }

        return !Log.HasLoggedErrors;
    }

    private IEnumerable<string> LeftOverCandidates()
    {
        var directory = Path.GetFullPath(ManifestDirectory);
        var bases = Path.Combine(directory, DefinitionSet.BasesDirectory);
        var present = Directory.Exists(bases) ? Directory.GetFiles(bases, "*.yaml") : [];
        return present
            .Append(Path.Combine(directory, DefinitionSet.KustomizationFile))
            .Append(Path.Combine(Path.GetFullPath(RbacDirectory), RoleSet.RoleFile))
            .Append(Path.Combine(Path.GetFullPath(WebhookDirectory), WebhookSet.FileName))
            .Concat(PreviousFiles.Select(file => file.ItemSpec));
    }

    private void Apply(ManifestPlan plan)
    {
        foreach (var file in plan.Missing.Concat(plan.Changed.Select(changed => changed.Wanted)))
        {
            AtomicFile.Write(file.Path, file.Content);
            Log.LogMessage(MessageImportance.High, $"{ProjectName} -> {file.Path}");
        }

        foreach (var path in plan.Stale)
        {
            File.Delete(path);
            Log.LogMessage(MessageImportance.High, $"{ProjectName}: deleted {path}, which no type makes any more");
        }
    }

    private void ReportDrift(ManifestPlan plan)
    {
        const string wayOut = "Build without CheckCrdManifests and commit what it writes.";
        foreach (var file in plan.Missing)
        {
            Error(BuildErrors.Drift, $"{Relative(file.Path)} is missing. {wayOut}", file.Path);
        }

        foreach (var changed in plan.Changed)
        {
            var (line, present, wanted) = changed.FirstDifference();
            var message = $"{Relative(changed.Wanted.Path)} is not what the types say: line {line} is '{present}', and should be '{wanted}'. {wayOut}";
            Error(BuildErrors.Drift, message, changed.Wanted.Path, line);
        }

        foreach (var path in plan.Stale)
        {
            Error(BuildErrors.Drift, $"{Relative(path)} is left over: no type makes it any more. {wayOut}", path);
        }
    }

    private string InTheWay(ForeignFile foreign)
    {
        var path = Relative(foreign.Path);
        var property = Path.GetFileName(foreign.Path) switch
        {
            RoleSet.RoleFile => "RbacManifestDirectory",
            WebhookSet.FileName => "WebhookManifestDirectory",
            _ => "CrdManifestDirectory",
        };
        if (foreign.Writer is { } writer)
        {
            return $"{path} was written by the project {writer}, and two projects cannot share a directory. Set {property} in "
                + $"one of them, or delete the file if the project was renamed to {ProjectName}.";
        }

        var alternative = Path.GetFileName(foreign.Path) switch
        {
            DefinitionSet.KustomizationFile => "set WriteCrdKustomization to false to keep a list of your own",
            RoleSet.RoleFile => "set WriteRbacManifests to false to keep roles of your own",
            _ => $"set {property} to write elsewhere",
        };
        return $"{path} is in the way: its first line does not say that CrdToolkit wrote it, so it is not touched. Move or delete it, or {alternative}.";
    }

    private string Relative(string path)
    {
        var directory = Path.GetFullPath(ProjectDirectory).TrimEnd('/', '\\') + Path.DirectorySeparatorChar;
        return path.StartsWith(directory, StringComparison.Ordinal) ? path.Substring(directory.Length).Replace('\\', '/') : path;
    }

    private void Error(string code, string message, string? file = null, int line = 0) =>
        Log.LogError(null, code, null, null, file, line, 0, 0, 0, "{0}", message);
}
