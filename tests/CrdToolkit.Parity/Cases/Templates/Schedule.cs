namespace CrdToolkit.Parity.Cases.Templates;

[CustomResource("templates.example.com", "v1")]
public partial record Schedule : CustomResource<ScheduleSpec>;
