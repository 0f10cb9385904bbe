/** One plan with something of everything, as people write it. */
export const samplePlan = {
  tasks: [
    {
      task_id: 'größe-1 😀',
      agent: 'coder',
      description: 'Quotes " and \\ and\nline breaks',
      input_data: { list: [1, -2.5, 1e3, true, null], nested: { a: { b: [] } }, empty: {} },
      priority: 3,
    },
    { task_id: 'b', agent: 'debug', dependencies: ['größe-1 😀'], timeout_seconds: 60 },
  ],
  config: { max_workers: 'auto', timeout_seconds: 30 },
  user_prompt: 'do it',
};

export const sampleJson = JSON.stringify(samplePlan, null, 2);

/** The same plan; with anchors, block texts and comments where JSON has none. */
export const sampleYaml = `# what is to be done
tasks:
  - task_id: größe-1 😀
    agent: coder
    description: |-
      Quotes " and \\ and
      line breaks
    input_data:
      list: [1, -2.5, 1e3, true, ~]
      nested: { a: { b: [] } }
      empty: {}
    priority: 3
  - task_id: 'b'
    agent: "debug"
    dependencies: ["größe-1 \\U0001F600"]
    timeout_seconds: 60 # a minute
config:
  max_workers: auto
  timeout_seconds: 30
user_prompt: do it
`;
