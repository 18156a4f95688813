namespace CrdToolkit.Parity.Cases.Jobs;

/// <summary>Job is made of types of another namespace.</summary>
[CustomResource("jobs.example.com", "v1", Categories = ["all"])]
public partial record Job : CustomResource<JobSpec>;
